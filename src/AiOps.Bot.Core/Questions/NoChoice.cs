namespace AiOps.Bot.Core.Questions;

/// <summary>Stands where no model is configured.</summary>
internal sealed class NoChoice : IChooseQuery
{
    public Task<LookUp?> ChooseAsync(ReadQuestion read, CancellationToken cancellationToken) => Task.FromResult<LookUp?>(null);
}
