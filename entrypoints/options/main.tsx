import { startPage } from '../../ui/components/Page.tsx';
import { OptionsPage } from '../../ui/options/OptionsPage.tsx';
import { loadRules } from '../../ui/rules.ts';
import { COMMON } from '../../ui/text/common.ts';

await loadRules();
await startPage(COMMON.options, OptionsPage);
