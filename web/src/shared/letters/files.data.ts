import { act, newKey, Problem } from '../api/client';

export const removeAttachment = (letterId: string, fileId: string) =>
  act(`/letters/${letterId}/attachments/${fileId}`, undefined, { method: 'DELETE' });

/** @param onProgress share between 0 and 1; `fetch` does not tell it */
export function sendFile(letterId: string, file: File, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/letters/${letterId}/attachments?${new URLSearchParams({ name: file.name }).toString()}`);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('idempotency-key', newKey());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) return resolve();
      const { code, title, detail } = JSON.parse(request.responseText || '{}') as { code?: string; title?: string; detail?: string };
      reject(new Problem(request.status, code ?? 'server.unreadable', title ?? '', detail));
    };
    request.onerror = () => reject(new Problem(0, 'connection.lost', ''));
    request.send(file);
  });
}
