import { query } from '@solidjs/router';
import { parseJson } from '../../worker/core/ballot/shape.ts';
import { fromUtf8 } from '../../worker/core/bytes.ts';
import { parseQuestionnaire, type Questionnaire } from '../../worker/core/questionnaire.ts';
import { boardDocument } from './boardFile.ts';

/** The questionnaire a manifest pins by its hash, for the words of open questions; null when it cannot be had. */
export const getQuestionnaire = query(async (org: string, hash: string): Promise<Questionnaire | null> => {
  const found = await boardDocument(org, hash, (bytes) => {
    const parsed = parseQuestionnaire(parseJson(fromUtf8(bytes) ?? ''));
    return parsed.ok ? parsed.value : null;
  });
  return found.ok ? found.value : null;
}, 'questionnaire');
