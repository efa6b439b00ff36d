import type { Trick } from '../trick.ts';
import { AXML_TRICKS } from './axml.ts';
import { CODE_TRICKS } from './code.ts';
import { ZIP_TRICKS } from './zip.ts';

export const TRICKS: readonly Trick[] = [...ZIP_TRICKS, ...AXML_TRICKS, ...CODE_TRICKS];
