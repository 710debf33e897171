import type { Result } from '../../preload/contract/ipc/result.ts';
import type { ToastItem } from './toast.tsx';

/** What is said of an LOA that was saved to be signed on paper; nothing where no place was chosen. */
export function printedToast(
  printed: Result<{ readonly path: string } | null>,
  portName: string,
): Omit<ToastItem, 'id'> | null {
  if (!printed.ok) return { tone: 'problem', message: `${printed.error.what} ${printed.error.next}` };
  if (!printed.value) return null;
  return { message: `Saved to ${printed.value.path}. Drop the signed scan on ${portName}.` };
}
