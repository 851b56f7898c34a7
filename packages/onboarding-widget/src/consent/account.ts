import { AccountApp } from './account-app.tsx';
import { start } from './start.tsx';

start(AccountApp);
