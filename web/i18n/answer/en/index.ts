import { answer } from './answer.ts';
import { collect } from './collect.ts';
import { common } from './common.ts';
import { sealed } from './sealed.ts';

export const en = { ...common, collect, answer, sealed };
