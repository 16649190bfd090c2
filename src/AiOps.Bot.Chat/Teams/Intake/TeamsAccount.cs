namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>A user or bot as an activity names it.</summary>
/// <param name="Id">Teams' own id: <c>29:...</c> for users, <c>28:...</c> for bots.</param>
/// <param name="ObjectId">The Entra object id; null where Teams does not say it.</param>
/// <param name="Role"><c>user</c>, <c>bot</c>, <c>skill</c>; empty where it is not said.</param>
internal sealed record TeamsAccount(string Id, string Name, string? ObjectId, string Role);
