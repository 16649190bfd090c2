namespace AiOps.Bot.Core.Questions;

/// <summary>Finds another typed query for a question whose words leave something open.</summary>
internal interface IChooseQuery
{
    /// <returns>Null where there is no model, it failed, or what it said is no query. Never throws but for cancellation.</returns>
    Task<LookUp?> ChooseAsync(ReadQuestion read, CancellationToken cancellationToken);
}
