namespace AiOps.Bot.Core.Conversations;

/// <summary>Shows a user their own page on the platform.</summary>
internal sealed class ShowHome(ReadHome read, IEnumerable<IChatPlatform> platforms)
{
    public async Task<ChatOutcome> ShowAsync(Visitor visitor, CancellationToken cancellationToken) =>
        await SendAsync(visitor.Request, await read.ReadAsync(visitor, cancellationToken), cancellationToken);

    /// <summary>Whoever is not let in sees why, and nothing else.</summary>
    public Task<ChatOutcome> TurnAwayAsync(ChatRequest request, string refusal, CancellationToken cancellationToken) =>
        SendAsync(request, new([], [], [], [$"Nothing to see: {refusal}"]), cancellationToken);

    /// <summary>A page that could not be shown is made anew with the next visit.</summary>
    private async Task<ChatOutcome> SendAsync(ChatRequest request, HomeView view, CancellationToken cancellationToken)
    {
        if (platforms.FirstOrDefault(p => p.Name == request.User.Identity.Platform) is { } platform)
        {
            await platform.ShowHomeAsync(request.User.Identity, view, cancellationToken);
        }

        return new(null, ReplyVisibility.Home, null, false);
    }
}
