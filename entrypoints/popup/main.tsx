import { startPage } from '../../ui/components/Page.tsx';
import { Popup } from '../../ui/popup/Popup.tsx';
import { COMMON } from '../../ui/text/common.ts';

await startPage(COMMON.audit, Popup);
