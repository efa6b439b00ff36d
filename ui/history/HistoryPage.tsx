import { Page } from '../components/Page.tsx';
import { CompareView } from './CompareView.tsx';
import { EntryPage } from './EntryPage.tsx';
import { HistoryList } from './HistoryList.tsx';
import { route } from './route.ts';
import '../style/history.css';

export function HistoryPage() {
  return <Page name="audits">{content()}</Page>;
}

function content() {
  const { value } = route;
  switch (value.kind) {
    case 'list':
      return <HistoryList />;
    case 'audit':
      return <EntryPage key={value.id} id={value.id} />;
    case 'compare':
      return <CompareView key={value.ids.join()} ids={value.ids} />;
  }
}
