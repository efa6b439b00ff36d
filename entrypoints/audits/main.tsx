import { startPage } from '../../ui/components/Page.tsx';
import { HistoryPage } from '../../ui/history/HistoryPage.tsx';
import { COMMON } from '../../ui/text/common.ts';

await startPage(COMMON.history, HistoryPage);
