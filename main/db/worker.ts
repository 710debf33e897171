import { cardRow } from '../core/board/card.ts';
import { serve } from './serve.ts';

/** The database worker's composition root. */
serve(cardRow);
