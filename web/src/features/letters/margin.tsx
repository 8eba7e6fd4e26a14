import type { Desk, LetterPath } from '../../../../contracts/path';
import type { LetterView, TaskView } from '../../../../contracts/views';
import { listMoment } from '../../shared/format/format';
import { useNow } from '../../shared/format/now';
import { Banner } from '../../shared/ui/banner';
import { readerWords as w } from './letters.words';

/** What was written on the margin: the instruction with which the letter came to this desk, and the notes of the office. */
export function Margin({ letter, task, path }: { letter: LetterView; task: TaskView | undefined; path: LetterPath | undefined }) {
  const now = useNow();
  const from = task && path && referrerOf(path, task);
  return (
    <>
      {task?.instruction && (
        <Banner tone="primary">
          <strong className="font-semibold">{from ? w.instruction(from) : w.instructionPlain}</strong> «{task.instruction}»
        </Banner>
      )}
      {letter.notes.map(({ id, text, author, post, onBehalfOf, at }) => (
        <Banner key={id} tone="primary">
          <strong className="font-semibold">
            {onBehalfOf ? w.marginOnBehalf(author.name, onBehalfOf.name, post.title) : w.margin(post.title, author.name)}
          </strong>{' '}
          <span className="whitespace-pre-line">«{text}»</span>{' '}
          <time dateTime={at} className="text-meta whitespace-nowrap">
            {listMoment(at, now)}
          </time>
        </Banner>
      ))}
    </>
  );
}

/** Who sent the letter to this desk: the line of the referral tells the person, the tree at least the post. */
function referrerOf({ hops, children }: LetterPath, { process, key, post }: TaskView): string | undefined {
  const hop = hops.findLast((one) => one.process.id === process.id && one.what === 'referred' && one.to?.post?.id === post.id);
  if (hop?.actor) return `${hop.actor.name}${hop.post ? `، ${hop.post.title}` : ''}`;
  const above = (desks: readonly Desk[], parent?: Desk): Desk | undefined => {
    for (const desk of desks) {
      if (desk.key === key) return parent;
      const found = above(desk.children, desk);
      if (found) return found;
    }
    return undefined;
  };
  return above(children.find((child) => child.process.id === process.id)?.desks ?? [])?.post.title;
}
