import { refusalText } from '../../../realtime/refusal-text';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { RefreshIcon } from '../../../ui/icons';
import styles from './opinions.module.css';
import type { Search } from './use-search';

interface SearchStatusProps {
  search: Search;
  /** How many of the hits stand in the list, after the other filters. */
  shown: number;
}

/** What became of the question: on its way, how much was found and how to see more, or why not. */
export function SearchStatus({ search, shown }: SearchStatusProps) {
  const { t } = useText();
  const { state, more, failure } = search;
  const failed = failure !== null && t('desk.searchFailed', { why: refusalText({ code: failure }) });
  const found = t(more ? 'desk.searchFirst' : 'desk.searchFound', { n: shown });
  return (
    <div className={styles.searched}>
      <p role="status">
        {state === 'ASKING' && t('desk.searching')}
        {state === 'THERE' && found}
        {state === 'FAILED' && failed}
      </p>
      {state === 'THERE' && more && (
        <Button size="small" onClick={search.askMore}>
          {t('desk.searchMore')}
        </Button>
      )}
      {state === 'FAILED' && (
        <Button size="small" icon={RefreshIcon} onClick={search.askAgain}>
          {t('ui.retry')}
        </Button>
      )}
    </div>
  );
}
