import { inputSentence } from '@chatelaine/shared/schema';
import * as z from 'zod';

// Sets the function that writes the error message of every schema without a message of its own. Importing this file
// sets it, once for the whole process, because procedures and routes use the same schemas.
z.config({ customError: inputSentence });
