import { startPage } from '../../ui/components/Page.tsx';
import { PanelPage } from '../../ui/panel/PanelPage.tsx';
import { PANEL } from '../../ui/text/panel.ts';

await startPage(PANEL.title, PanelPage);
