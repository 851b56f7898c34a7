export { findRoles, getPersonActor, type PersonActor } from './find-roles.ts';
export { Identity, type Session } from './identity.ts';
export { invitePerson } from './invite-person.ts';
export { join } from './join.ts';
export { PersonRoleEntity, SignUpLinkEntity } from './person.entity.ts';
export { personRoutes } from './person.rest.ts';
export { isFresh } from './session.rule.ts';
