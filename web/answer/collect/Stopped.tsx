import { type JSX, Show } from 'solid-js';
import { Message } from '../parts/Message.tsx';
import { useSpeech } from '../words.tsx';
import { RecordCheck } from './RecordCheck.tsx';
import type { Stop } from './state.ts';

export const Stopped = (props: { stop: Stop }): JSX.Element => {
  const { t, full } = useSpeech();
  const text = (): string => {
    const { stop } = props;
    if ('at' in stop) return t.collect.stopped[stop.why].text(full(stop.at));
    if ('code' in stop) return t.collect.stopped.other.text(stop.code);
    return t.collect.stopped[stop.why].text;
  };
  const record = () => {
    const { stop } = props;
    return stop.why === 'closed' && stop.season && stop.code !== undefined
      ? { season: stop.season, code: stop.code }
      : null;
  };
  return (
    <Message title={t.collect.stopped[props.stop.why].title} text={text()}>
      <Show when={record()}>{(known) => <RecordCheck {...known()} holds={false} />}</Show>
    </Message>
  );
};
