import { FilterPanel } from '~/ui';
import type { HelpersQuestion } from '../helpers-words';

interface HelpersFilterPanelProps {
  /** The address of the list. */
  action: string;
  /** The need that the list is about. */
  need: string;
  groups: readonly HelpersQuestion[];
  active: number;
}

/** The filter at the left of everybody who could help. */
export function HelpersFilterPanel({ action, need, groups, active }: HelpersFilterPanelProps) {
  return (
    <FilterPanel
      action={action}
      clearHref={`${action}?${new URLSearchParams({ need }).toString()}`}
      groups={groups}
      hidden={{ need }}
      active={active}
    />
  );
}
