import { inputSentence } from '@chatelaine/shared/schema';
import * as z from 'zod';

// Sets the error message for a schema that has no message of its own. It is set once, at import, because procedures and
// routes use the same schemas.
z.config({ customError: inputSentence });
