import { useEffect } from 'preact/hooks';
import { Icon } from '../components/Icon.tsx';
import { Page } from '../components/Page.tsx';
import { say } from '../settings/language.ts';
import { CompareView } from './CompareView.tsx';
import { EntryPage } from './EntryPage.tsx';
import { HistoryList } from './HistoryList.tsx';
import { problem, refusal } from './problem.ts';
import { route } from './route.ts';
import { historyStore } from './store.ts';
import '../style/history.css';

export function HistoryPage() {
  useEffect(() => {
    historyStore()
      .takeUnsaved()
      .catch((error) => {
        problem.value = refusal(error);
      });
  }, []);
  return (
    <Page name="audits">
      {problem.value === null ? null : (
        <p class="card failure suspected" role="alert">
          <Icon name="suspected" size={24} /> {say(problem.value)}
        </p>
      )}
      {content()}
    </Page>
  );
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
