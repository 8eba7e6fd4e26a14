import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { useEffect, useState } from 'react';
import { count } from '../format/format';
import { queue } from './toast';
import { uiWords } from './ui.words';

const icons = { ok: CircleCheck, info: Info, danger: TriangleAlert } as const;

export default function Toasts() {
  return (
    <ToastRegion queue={queue} aria-label={uiWords.messages} className="fixed start-4 bottom-20 z-50 flex flex-col gap-2 md:bottom-4">
      {({ toast: one }) => {
        const { title, detail, tone = 'info', action, seconds } = one.content;
        const Icon = icons[tone];
        return (
          <AriaToast
            toast={one}
            className="flex w-88 max-w-[calc(100vw-2rem)] items-start gap-3 rounded-card bg-ink px-4 py-3 text-surface shadow-lg"
          >
            <Icon size={18} aria-hidden className="mt-0.5 shrink-0" />
            <ToastContent className="min-w-0 flex-1">
              <Text slot="title" className="block text-ui font-medium">
                {title}
              </Text>
              {detail && (
                <Text slot="description" className="block text-meta opacity-85">
                  {detail}
                </Text>
              )}
              {action && (
                <button
                  type="button"
                  className="control mt-1 rounded-control text-ui font-semibold underline underline-offset-4"
                  onClick={() => {
                    action.onAct();
                    queue.close(one.key);
                  }}
                >
                  {action.label} {seconds !== undefined && <Countdown from={seconds} />}
                </button>
              )}
            </ToastContent>
            <Button slot="close" className="flex size-7 items-center justify-center rounded-control pointer-coarse:size-11">
              <X size={16} aria-hidden />
            </Button>
          </AriaToast>
        );
      }}
    </ToastRegion>
  );
}

function Countdown({ from }: { from: number }) {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden className="tabular">
      ({count(left)})
    </span>
  );
}
