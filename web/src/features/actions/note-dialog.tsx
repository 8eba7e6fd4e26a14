import { useState } from 'react';
import type { WriteNote } from '../../../../contracts/notes';
import { useMe } from '../../shared/api/me';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { SelectField } from '../../shared/ui/field';
import { Refusal } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { useCommand } from './actions.data';
import { dialogWords as w, doneWords } from './actions.words';

/** A note on the margin, in one of one's posts. @param post the one whose desk the letter lies on */
export function NoteDialog({ letterId, post, onClose }: { letterId: string; post: string | undefined; onClose: () => void }) {
  const { posts, chosenPostId } = useMe();
  const [from, setFrom] = useState(post ?? chosenPostId ?? posts[0]!.postId);
  const write = useCommand(letterId);
  const body = (text: string): WriteNote => ({ post: from, text });
  return (
    <ReasonDialog
      title={w.noteTitle}
      label={w.note}
      missing={w.noteMissing}
      action={w.noteAction}
      isPending={write.isPending}
      refusal={<Refusal error={write.error} />}
      onClose={onClose}
      onSubmit={(text) =>
        write.mutate(
          { address: `/letters/${letterId}/notes`, body: body(text) },
          {
            onSuccess: () => {
              toast({ title: doneWords.noted, tone: 'ok' });
              onClose();
            },
          },
        )
      }
    >
      <p>{w.noteHint}</p>
      {posts.length > 1 && (
        <SelectField
          className="mt-3"
          label={w.asPost}
          value={from}
          onChange={setFrom}
          options={posts.map(({ postId, title }) => ({ id: postId, label: title }))}
        />
      )}
    </ReasonDialog>
  );
}
