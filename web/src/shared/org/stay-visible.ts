import { useLayoutEffect, type RefObject } from 'react';

const MARK = 'data-react-aria-top-layer';

/**
 * React Aria hides the whole page from assistive technology while a combo box is open, though the keyboard still reaches it. The page around the
 * field is marked to stay; the marks of React Aria are set after this.
 */
export function useStayVisible(field: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useLayoutEffect(() => {
    const page = field.current?.closest('body > *');
    if (!isOpen || !page || page.hasAttribute(MARK)) return;
    page.setAttribute(MARK, 'true');
    return () => page.removeAttribute(MARK);
  }, [field, isOpen]);
}
