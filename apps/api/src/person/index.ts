export { findRoles, getPersonActor, type PersonActor, type Role } from './find-roles.ts';
export { Identity, type Session } from './identity.ts';
export { type InvitedPerson, type InvitePersonInput, invitePerson } from './invite-person.ts';
export { join } from './join.ts';
export { PersonRoleEntity, SignUpLinkEntity } from './person.entity.ts';
export { type PersonRoutes, personRoutes } from './person.rest.ts';
export { isFresh } from './session.rule.ts';
export type { PersonDeps } from './sign-in.ts';
