import { startPage } from '../../ui/components/Page.tsx';
import { OptionsPage } from '../../ui/options/OptionsPage.tsx';
import { COMMON } from '../../ui/text/common.ts';

await startPage(COMMON.options, OptionsPage);
