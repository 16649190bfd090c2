namespace AiOps.Bot.Sandbox.Background;

/// <param name="Addresses">Where the person usually connects from.</param>
/// <param name="MistypesOneIn">One in so many sessions uses a password and gets it wrong at first.</param>
internal sealed record SshPerson(string Name, int UserId, string KeyFingerprint, IReadOnlyList<string> Addresses, int MistypesOneIn = 35);
