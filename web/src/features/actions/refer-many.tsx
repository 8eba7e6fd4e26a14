import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Refer } from '../../../../contracts/tasks';
import { closingTime } from './actions.data';
import { ReferDialog } from './refer-dialog';
import { emptyReferral, referOf, type ReferForm } from './refer-form';

/** Many letters referred with one form: it is filled in, what it would do to each is shown, and one may come back to it. */
export default function ReferMany({
  count,
  post,
  onClose,
  children,
}: {
  count: number;
  /** at whose desk they lie */
  post: string;
  onClose: () => void;
  children: (refer: Refer, back: () => void) => ReactNode;
}) {
  const [form, setForm] = useState<ReferForm>(emptyReferral);
  const choosing = useMutation({
    mutationFn: async (chosen: ReferForm) => {
      setForm(chosen);
      return referOf(chosen, chosen.deadline === 'date' && chosen.date ? await closingTime(chosen.date) : undefined);
    },
  });
  if (choosing.data) return children(choosing.data, choosing.reset);
  return (
    <ReferDialog
      task={{ kind: 'attend', dueAt: null, post: { id: post, title: '' } }}
      many={count}
      kept={form}
      error={choosing.error}
      onRefer={(chosen) => choosing.mutate(chosen)}
      onClose={onClose}
    />
  );
}
