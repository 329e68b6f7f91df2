import type { ReleaseDocument, ReleaseUnit } from '../../../worker/core/release/document.ts';
import type { Id } from '../../../worker/core/season.ts';

/** The units of a release as a tree. */
export type ReleaseTree = {
  root: ReleaseUnit;
  unit: (id: Id) => ReleaseUnit | undefined;
  children: (id: Id) => ReleaseUnit[];
  /** From the root down to the unit itself. */
  path: (id: Id) => ReleaseUnit[];
  /** The unit and everything below it, parents first. */
  below: (id: Id) => ReleaseUnit[];
};

/** @throws if the release has no root: a release without one cannot be made */
export const releaseTree = (release: ReleaseDocument): ReleaseTree => {
  const byId = new Map(release.units.map((unit) => [unit.id, unit]));
  const children = new Map<Id, ReleaseUnit[]>();
  for (const unit of release.units)
    if (unit.parent !== null) children.set(unit.parent, [...(children.get(unit.parent) ?? []), unit]);
  const root = release.units.find((unit) => unit.parent === null);
  if (!root) throw new Error('A release without a root unit.');
  const childrenOf = (id: Id) => children.get(id) ?? [];
  const path = (id: Id): ReleaseUnit[] => {
    const unit = byId.get(id);
    return unit ? [...(unit.parent === null ? [] : path(unit.parent)), unit] : [];
  };
  const below = (id: Id): ReleaseUnit[] => {
    const unit = byId.get(id);
    return unit ? [unit, ...childrenOf(id).flatMap((child) => below(child.id))] : [];
  };
  return { root, unit: (id) => byId.get(id), children: childrenOf, path, below };
};
