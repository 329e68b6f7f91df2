import { createSignal } from 'solid-js';
import { SECTIONS, type SectionKind } from '../../../worker/core/report/report.ts';
import type { Id } from '../../../worker/core/season.ts';
import type { View } from '../model/view.ts';
import type { ReportChoice } from './choice.ts';
import type { Format } from './make.ts';

/** Which units: the one of the page, it and what is directly inside, it and everything inside, or some. */
export type Reach = 'this' | 'inside' | 'all' | 'chosen';

/** What the dialog asks for. It stays for as long as the dialog exists, so that a failure loses nothing. */
export const createRequest = (of: () => View) => {
  const all = of().board.waves;
  const last = Math.max(0, all.indexOf(of().wave));
  const [format, setFormat] = createSignal<Format>('pdf');
  const [from, setFrom] = createSignal(0);
  const [to, setTo] = createSignal(last);
  const [reach, setReach] = createSignal<Reach>('inside');
  const [chosen, setChosen] = createSignal<ReadonlySet<Id>>(new Set<Id>([of().unit.id]));
  const [sections, setSections] = createSignal<ReadonlySet<SectionKind>>(new Set(SECTIONS));
  const toggled = <T>(set: ReadonlySet<T>, one: T): Set<T> => {
    const next = new Set(set);
    if (!next.delete(one)) next.add(one);
    return next;
  };
  const units = (): ReadonlySet<Id> => {
    const { tree } = of().now;
    const { id } = of().unit;
    switch (format() === 'png' ? 'this' : reach()) {
      case 'this':
        return new Set([id]);
      case 'inside':
        return new Set([id, ...tree.children(id).map((unit) => unit.id)]);
      case 'all':
        return new Set(tree.below(id).map((unit) => unit.id));
      case 'chosen':
        return chosen();
    }
  };
  return {
    format,
    setFormat,
    from,
    to,
    /** The first wave is never after the last. */
    setFrom: (at: number) => {
      setFrom(at);
      if (at > to()) setTo(at);
    },
    setTo: (at: number) => {
      setTo(at);
      if (at < from()) setFrom(at);
    },
    reach,
    setReach,
    chosen,
    toggleUnit: (id: Id) => setChosen(toggled(chosen(), id)),
    sections,
    toggleSection: (kind: SectionKind) => setSections(toggled(sections(), kind)),
    /** A report has sections; a file of cells and a picture have none. */
    hasSections: () => ['pdf', 'pptx', 'xlsx'].includes(format()),
    choice: (): ReportChoice => ({
      board: of().board,
      waves: all.slice(from(), to() + 1),
      units: units(),
      sections: sections(),
      t: of().t,
      f: of().f,
    }),
  };
};

export type Request = ReturnType<typeof createRequest>;
