/** `npm run readme`: writes the demo app's findings into README.md, as the command line reports them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditDemo, demoFindings } from './demo-findings.ts';

const path = join(import.meta.dirname, '../README.md');
const text = readFileSync(path, 'utf8');
const list = demoFindings(await auditDemo());
writeFileSync(
  path,
  text.replace(
    /(<!-- demo findings -->\n)[\s\S]*(<!-- \/demo findings -->)/,
    (_, start, end) => `${start}${list}\n${end}`,
  ),
);
