// A tree with the structure of our repository. It is as small as the rules of the architecture allow, and breaks no
// rule.
const manifest = (name: string, more: object) => JSON.stringify({ name: `@chatelaine/${name}`, ...more });

const PACKAGES = {
  'package.json': JSON.stringify({ name: 'chatelaine', devDependencies: { vitest: '1' } }),
  'packages/shared/package.json': manifest('shared', {
    private: true,
    exports: { '.': './src/index.ts', './network': './src/network.ts', './schema': './src/schema.ts' },
    dependencies: { 'ipaddr.js': '1', zod: '1' },
  }),
  'packages/shared/src/index.ts': "export * from './permission.ts';\n",
  'packages/shared/src/permission.ts': "export type Status = 'shared' | 'missing';\nexport const OPEN = 'shared';\n",
  'packages/shared/src/schema.ts':
    "import * as z from 'zod';\nimport type { Status } from './permission.ts';\nexport const status = z.enum(['shared'] satisfies Status[]);\n",
  'packages/shared/src/network.ts':
    "import ipaddr from 'ipaddr.js';\nimport type { Status } from './permission.ts';\nexport const read = (text: string): Status => ipaddr.parse(text);\n",
  'packages/sdk/package.json': manifest('sdk', {
    exports: { '.': { import: { types: './dist/index.d.mts', default: './dist/index.mjs' } } },
    devDependencies: { '@chatelaine/api': '1', '@chatelaine/shared': '1', '@trpc/client': '1', zod: '1' },
  }),
  'packages/sdk/src/testing/procedure.ts':
    "import { read } from '@chatelaine/shared/network';\nimport { status } from '@chatelaine/shared/schema';\nimport type * as z from 'zod';\nexport const fake = [read, status] as unknown as z.ZodType;\n",
  'packages/sdk/src/index.ts':
    "import type { AppRouter } from '@chatelaine/api/contract';\nimport { OPEN } from '@chatelaine/shared';\nexport const rpc = [OPEN] as unknown as AppRouter;\n",
  'packages/onboarding-widget/package.json': manifest('onboarding-widget', {
    exports: { './consent/*': './dist/consent/*' },
    devDependencies: { '@chatelaine/shared': '1' },
  }),
  'packages/onboarding-widget/src/style.css': 'p {}\n',
  'packages/onboarding-widget/src/main.tsx':
    "import './style.css?inline';\nimport type { Status } from '@chatelaine/shared';\nexport const first: Status = 'shared';\n",
  'apps/hub/package.json': manifest('hub', { devDependencies: { '@chatelaine/api': '1', '@chatelaine/shared': '1' } }),
  'apps/hub/src/main.tsx': "import type { AppRouter } from '@chatelaine/api/contract';\nexport type Hub = AppRouter;\n",
  'examples/site/package.json': manifest('example-site', { dependencies: { '@chatelaine/sdk': '1', express: '1' } }),
  'examples/site/src/server.ts':
    "import express from 'express';\nimport { rpc } from '@chatelaine/sdk';\nexport const app = [express, rpc];\n",
};

const API = {
  'package.json': manifest('api', {
    private: true,
    exports: { './contract': './src/door/trpc/contract.ts' },
    dependencies: {
      '@chatelaine/shared': '1',
      '@trpc/server': '1',
      '@mikro-orm/postgresql': '1',
      express: '1',
      zod: '1',
    },
  }),
  'src/main.ts':
    "import { config } from './config.ts';\nimport { messagingDoor } from './door/messaging/door.ts';\nimport { appRouter } from './door/trpc/router.ts';\nexport const server = [appRouter, config, messagingDoor];\n",
  'src/config.ts': 'export const config = process.env;\n',
  'src/door/refuse-as.ts': 'export const refuse = () => null;\n',
  'src/door/trpc/procedure.ts':
    "import { initTRPC } from '@trpc/server';\nimport { change } from '../../call/change.ts';\nexport const procedure = [initTRPC, change];\n",
  'src/door/trpc/permissions.ts':
    "import { grant } from '../../permission/index.ts';\nimport { procedure } from './procedure.ts';\nexport const permissionRouter = [procedure, grant];\n",
  'src/door/trpc/router.ts':
    "import { permissionRouter } from './permissions.ts';\nexport const appRouter = permissionRouter;\nexport type AppRouter = typeof appRouter;\n",
  'src/door/trpc/contract.ts': "export type { AppRouter } from './router.ts';\n",
  'src/platform/clock.ts': 'export const now = () => Date.now();\n',
  'src/platform/id.ts': 'export const id = () => Math.random();\n',
  'src/platform/log.ts': 'export const stamp = () => new Date();\n',
  'src/call/change.ts': "import { now } from '../platform/clock.ts';\nexport const change = () => now();\n",
  'src/event/index.ts': "export { record } from './record.ts';\n",
  'src/event/record.ts': "import { now } from '../platform/clock.ts';\nexport const record = () => now();\n",
  'src/person/index.ts': "export { person } from './person.ts';\n",
  'src/person/person.ts': "import { record } from '../event/index.ts';\nexport const person = record();\n",
  'src/channel/index.ts': "export { ChannelEntity, type Channel } from './channel.entity.ts';\n",
  'src/channel/channel.entity.ts':
    "import { defineEntity } from '@mikro-orm/postgresql';\nexport const ChannelEntity = defineEntity({});\nexport interface Channel { id: string }\n",
  'src/permission/index.ts':
    "export { grant } from './grant-permission.ts';\nexport type { Episode } from './permission.entity.ts';\n",
  'src/permission/permission.entity.ts':
    "import { ChannelEntity } from '../channel/channel.entity.ts';\nexport const PermissionEntity = ChannelEntity;\nexport interface Episode { id: string }\n",
  'src/permission/permission.rule.ts':
    "import { OPEN } from '@chatelaine/shared';\nimport type { Episode } from './permission.entity.ts';\nexport const statusOf = (episode: Episode) => [OPEN, episode];\n",
  'src/permission/grant-permission.ts':
    "import { person } from '../person/index.ts';\nimport { statusOf } from './permission.rule.ts';\nexport const grant = () => [person, statusOf];\n",
  'src/permission/permission.test.ts':
    "import { test } from 'vitest';\nimport { ChannelEntity } from '../channel/channel.entity.ts';\nimport { grant } from './index.ts';\ntest('x', () => [ChannelEntity, grant, Date.now()]);\n",
  'src/api-key/index.ts': "export { keyRecord } from './key-record.ts';\n",
  'src/api-key/key-record.ts':
    "import type { Channel } from '../channel/index.ts';\nexport const keyRecord = (channel: Channel) => channel;\n",
  'src/gate/index.ts': "export { admit } from './admit.ts';\n",
  'src/gate/admit.ts':
    "import { keyRecord } from '../api-key/index.ts';\nimport { judge } from './judge.ts';\nexport const admit = [keyRecord, judge];\n",
  'src/gate/judge.ts':
    "import type { Channel } from '../channel/index.ts';\nexport const judge = (channel: Channel) => channel;\n",
  'src/door/messaging/door.ts':
    "import express from 'express';\nimport { admit } from '../../gate/index.ts';\nimport { refuse } from '../refuse-as.ts';\nexport const messagingDoor = [express, admit, refuse];\n",
};

/** Every file of the clean tree, by its path. */
export const CLEAN_TREE: Record<string, string> = {
  ...PACKAGES,
  ...Object.fromEntries(Object.entries(API).map(([file, text]) => [`apps/api/${file}`, text])),
};
