import { inputSentence } from '@chatelaine/shared/schema';
import * as z from 'zod';

// The sentence for a schema without words of its own. It is set once, at import: procedures and routes share the
// schemas.
z.config({ customError: inputSentence });
