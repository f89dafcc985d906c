import { canBeArchived } from '../model/archiving';
import type { Entity } from '../model/entity';
import type { ListQuery } from '../model/query';
import type { Cfg } from './context';
import { choiceField } from './fields';

type Archived = NonNullable<ListQuery['archived']>;

/**
 * Which of the archived objects a list brings, `usual` by default. The archived ones of an object that is never archived
 * go to `issues`: all of them would come in their place.
 */
export function archivedField(cfg: Cfg, entity: Entity, usual: Archived, issues: string[]): Archived {
  const others = CHOICES.filter((choice) => choice !== usual);
  const archived = choiceField(LABEL, cfg['archived'], [usual, ...others], issues);
  if (archived === 'only' && !canBeArchived(entity)) {
    issues.push(`"${LABEL}" cannot be "Only archived ones": ${entity.plural} are never archived`);
  }
  return archived;
}

const CHOICES: readonly Archived[] = ['include', 'exclude', 'only'];

const LABEL = 'Archived Objects';
