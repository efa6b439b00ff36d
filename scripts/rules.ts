/** `npm run rules`: writes docs/rules.md from the audits. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesMarkdown } from './rules-document.ts';

writeFileSync(join(import.meta.dirname, '../docs/rules.md'), await rulesMarkdown());
