export type { FieldIssue } from '@chatelaine/shared';
export { ApiError, type ApiErrorFields, type RefusalCode } from '../error/api-error.ts';
export { ChatelaineError } from '../error/chatelaine-error.ts';
export { ConnectionError, type ConnectionErrorCode } from '../error/connection-error.ts';
export type { AbortSignalLike, FetchInit, FetchLike, FetchResponse, HeadersLike, RuntimeSignal } from '../runtime.ts';
export { createMessages, type Messages, type TemplateMessage, type TextMessage } from './create-messages.ts';
export type { MessagesOptions, SendOptions } from './options.ts';
export type { SentMessage } from './read-reply.ts';
