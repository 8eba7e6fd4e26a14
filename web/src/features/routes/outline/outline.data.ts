import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RouteVersionView } from '../../../../../contracts/routes';
import { upload } from '../../../shared/api/client';
import type { Sequence } from './outline';
import { outlineOf } from './outline-of';
import { applyEdit, type Edit } from './outline-to';
import { RouteFile } from './route-file';

interface Kept {
  xml: string;
  outline: Sequence;
}
export type Reading = { is: 'reading' } | { is: 'unreadable' } | { is: 'read'; now: Kept; before: readonly Kept[]; hasFailed: boolean };

/** A file as a list that is edited: each edit gives another file, and the last can be taken back. @param xml where it begins */
export function useOutline(xml: string) {
  const [reading, setReading] = useState<Reading>({ is: 'reading' });
  useEffect(() => {
    let isCurrent = true;
    void open(xml).then((now) => {
      if (isCurrent) setReading(now ? { is: 'read', now, before: [], hasFailed: false } : { is: 'unreadable' });
    });
    return () => void (isCurrent = false);
  }, [xml]);

  /** @returns the list as it is then; null when the edit was not possible */
  const edit = async (edit: Edit): Promise<Sequence | null> => {
    if (reading.is !== 'read') return null;
    try {
      const file = await RouteFile.open(reading.now.xml);
      applyEdit(file, edit);
      const now = { xml: await file.toXml(), outline: outlineOf(file)! };
      setReading({ is: 'read', now, before: [...reading.before, reading.now], hasFailed: false });
      return now.outline;
    } catch {
      setReading({ ...reading, hasFailed: true });
      return null;
    }
  };
  const undo = () => {
    if (reading.is !== 'read' || reading.before.length === 0) return;
    setReading({ is: 'read', now: reading.before.at(-1)!, before: reading.before.slice(0, -1), hasFailed: false });
  };
  return { reading, edit, undo };
}

async function open(xml: string): Promise<Kept | null> {
  try {
    const file = await RouteFile.open(xml);
    const isBegun = file.begin();
    const outline = outlineOf(file);
    return outline && { xml: isBegun ? await file.toXml() : xml, outline };
  } catch {
    return null;
  }
}

/** The list becomes a new version. */
export function useSaveOutline(routeId: string, onSaved: (version: RouteVersionView) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ xml, name }: { xml: string; name: string }) =>
      upload<RouteVersionView>(`/admin/routes/${routeId}/versions`, new File([xml], name, { type: 'application/xml' })),
    onSuccess: async (version) => {
      await queries.invalidateQueries({ queryKey: ['routes'] });
      onSaved(version);
    },
  });
}
