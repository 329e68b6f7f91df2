import { answer } from './answer.ts';
import { check, forget } from './check.ts';
import { collect } from './collect.ts';
import { common } from './common.ts';
import { sealed } from './sealed.ts';
import { terminal } from './terminal.ts';

export const en = { ...common, collect, answer, sealed, check, forget, terminal };
