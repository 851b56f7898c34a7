// Texts of the list of people.
type Role = 'owner' | 'admin' | 'member';
export const title = 'People';
export const lead = (account: string) => `Who can act for ${account}, and what each of them may do.`;
export const nameAndEmail = 'Name and e-mail';
export const email = 'E-mail';
export const role = 'Role';
export const authenticator = 'Authenticator';
export const lastSignIn = 'Last sign-in';
export const actions = 'Actions';
export const you = 'You';
export const invited = 'Invited';
export const yes = 'Yes';
export const no = 'No';
export const roleNames: Record<Role, string> = { owner: 'Owner', admin: 'Admin', member: 'Member' };
export const clientRoles: Record<Role, string> = {
  owner: 'Does everything: people, permissions, API keys and numbers.',
  admin: 'Makes and revokes API keys, and adds numbers.',
  member: 'Sees everything and changes nothing.',
};
export const partnerRoles: Record<'owner' | 'member', string> = {
  owner: 'Does everything: people, partner keys, settings and numbers.',
  member: 'Requests permission, and makes and revokes API keys of numbers.',
};
export const onlyOwners = 'Only owners invite people, change roles and remove people. Ask an owner of this account.';
export const lastOwner =
  'The last owner can be neither removed nor given another role. Make somebody else an owner first.';
export const inviteAction = 'Invite';
export const inviteTitle = 'Invite a person';
export const inviteLead =
  'The person gets an e-mail. Somebody who is new here sets a name and a password with its link.';
export const emailInvalid = 'Enter an e-mail address, like name@example.com.';
export const inviteConflict = 'This person belongs to this account already. Change the role instead.';
export const inviteAgain = 'Invite again';
export const inviteAgainFor = (person: string) => `Invite again: ${person}`;
export const invitedNow = (person: string) => `We sent an e-mail to ${person}.`;
export const changeRole = 'Change role';
export const changeRoleFor = (person: string) => `Change role: ${person}`;
export const roleChanged = (person: string, now: string) => `${person} has the role ${now} now.`;
export const roleSave = 'Save role';
export const ownRoleWarning = 'You lose the rights of an owner at once. Only another owner can give them back to you.';
export const handOver = 'Hand over ownership';
export const handOverShort = 'Hand over';
export const handOverFor = (person: string) => `Hand over ownership: ${person}`;
export const handOverTitle = (account: string, person: string) =>
  `Hand over your ownership of ${account} to ${person}?`;
export const handOverHeir = (person: string, address: string) =>
  `${person} (${address}) becomes an owner, and can do everything in this account.`;
export const handOverSelf = (person: string, now: string) =>
  `You, ${person}, become ${now}. You can then no longer change people, and only an owner can make you an owner again.`;
export const handOverInvited = 'This person has no password yet, and cannot become the owner in your place.';
export const handedOver = (person: string) => `${person} is an owner now, in your place.`;
export const remove = 'Remove';
export const removeFor = (person: string) => `Remove ${person}`;
export const removeTitle = (person: string, account: string) => `Remove ${person} from ${account}?`;
export const removeText = (person: string) =>
  `${person} is out at the next request: codes for this account stop working, and without another account all sessions end too.`;
export const removeKeys = 'API keys that the person made go on working. Revoke those that the person knows.';
export const removed = (person: string) => `${person} is removed.`;
export const leave = 'Leave this account';
export const leaveTitle = (account: string) => `Leave ${account}?`;
export const leaveText =
  'You lose access at once. Without another account you are signed out and can no longer sign in.';
export const leaveBack = 'Only an owner can invite you again.';
export const emptyTitle = 'No people yet';
export const emptyText = 'Invite the first person.';
