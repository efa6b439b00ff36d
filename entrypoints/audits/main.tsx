import { startPage } from '../../ui/components/Page.tsx';
import { HistoryPage } from '../../ui/history/HistoryPage.tsx';
import { loadRules } from '../../ui/rules.ts';
import { COMMON } from '../../ui/text/common.ts';

await loadRules();
await startPage(COMMON.history, HistoryPage);
