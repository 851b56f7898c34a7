import { PermissionApp } from './permission-app.tsx';
import { start } from './start.tsx';

start(PermissionApp);
