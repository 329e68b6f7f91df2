import { For, type JSX } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Page } from '../parts/Page.tsx';
import { PromiseCard } from '../parts/PromiseCard.tsx';
import { Section } from '../parts/Section.tsx';
import { WhoSees } from '../parts/WhoSees.tsx';
import { useSpeech } from '../words.tsx';
import styles from './Before.module.css';
import type { AnswerFlow } from './flow.ts';
import type { Sitting } from './sitting.ts';
import { usePulse } from './usePulse.ts';

/** Seconds a statement and a comment take, for the promise of minutes. */
const STATEMENT = 12;
const COMMENT = 35;

/** What travels, who sees what, what is not kept: said before the first question, from the rules in force. */
export const Before = (props: { flow: AnswerFlow; sitting: Sitting; begun: boolean }): JSX.Element => {
  const { t, full, format } = useSpeech();
  const pulse = usePulse();
  const words = t.answer.before;
  const items = () => props.sitting.questionnaire.items;
  const minutes = () => {
    const seconds = items().reduce((sum, { kind }) => sum + (kind === 'scale' ? STATEMENT : COMMENT), 0);
    return Math.max(1, Math.round(seconds / 60));
  };
  return (
    <Page
      title={words.title}
      screen="before"
      actions={
        <>
          <Button look="main" onClick={() => props.flow.start()}>
            {props.begun ? words.resume : words.start}
          </Button>
          <Button look="quiet" onClick={() => props.flow.go({ at: 'declined' })}>
            {words.decline}
          </Button>
        </>
      }
    >
      <h1>{words.title}</h1>
      <Facts facts={[pulse(props.sitting), words.questions(items().length), words.minutes(minutes())]} />
      <Facts facts={[words.closes(full(props.sitting.wave.closes))]} />
      <PromiseCard
        label={words.promise}
        name={props.sitting.cohort.label}
        people={props.sitting.cohort.size}
      />
      <Section title={words.sees}>
        <WhoSees
          rows={[
            [
              words.everyone,
              words.everyoneText(
                props.sitting.enrolment.manifest.rules.k_cell,
                format.day(props.sitting.wave.releases),
              ),
            ],
            [words.manager, words.managerText],
            [words.nobody, words.nobodyText],
          ]}
        />
      </Section>
      <Section title={words.notKept}>
        <p>{words.notKeptText}</p>
        <details class={styles.how}>
          <summary>{words.how}</summary>
          <ul>
            <For each={words.howText}>{(text) => <li>{text}</li>}</For>
          </ul>
        </details>
      </Section>
    </Page>
  );
};
