using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Teams;

/// <summary>Where the bot may write, and where each user was seen last. Stored when something changed, and once an hour, so that a busy conversation is not a busy database.</summary>
internal sealed class TeamsReferences(IConversationStore store, TimeProvider time)
{
    private const int MaxRemembered = 5_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Reference, DateTimeOffset At)> _saved = new(StringComparer.Ordinal);

    /// <summary>The bot is in this conversation, and so is the user.</summary>
    /// <param name="subject">The user's verified subject; null where it is about no user.</param>
    public async Task NoteAsync(string tenant, TeamsReference reference, string? subject, CancellationToken cancellationToken)
    {
        await SaveAsync(tenant, reference.Conversation, reference with { User = reference.IsPersonal ? reference.User : "" }, cancellationToken).ConfigureAwait(false);
        if (subject is not null)
        {
            await SaveAsync(tenant, SeenKey(subject), reference, cancellationToken).ConfigureAwait(false);
            if (reference.IsPersonal)
            {
                await SaveAsync(tenant, PersonalKey(subject), reference, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The bot is not in this conversation any more.</summary>
    public async Task ForgetAsync(string tenant, string conversation, string? subject, CancellationToken cancellationToken)
    {
        foreach (var key in subject is null ? [conversation] : new[] { conversation, PersonalKey(subject) })
        {
            lock (_lock)
            {
                _saved.Remove(key);
            }

            await store.RemoveAsync(new(TeamsPlatform.PlatformName, tenant, key), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Null where the bot was never seen there, nor anywhere else in the tenant.</returns>
    public async Task<TeamsReference?> OfAsync(ConversationRef conversation, CancellationToken cancellationToken)
    {
        if (await FindAsync(conversation.Id, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        // A team tells of its first channel only; all of a tenant's conversations have the same connector.
        var others = await store.ListAsync(TeamsPlatform.PlatformName, cancellationToken).ConfigureAwait(false);
        return others.Where(o => o.Conversation.Tenant == conversation.Tenant).Select(o => TeamsReference.Read(o.Reference)).FirstOrDefault(r => r is not null) is { } neighbour
            ? neighbour with { Conversation = conversation.Id, Type = conversation.Id.StartsWith("19:", StringComparison.Ordinal) ? "channel" : "", User = "" }
            : null;
    }

    /// <summary>Where a user was seen last, with Teams' own id of them.</summary>
    public Task<TeamsReference?> SeenAsync(VerifiedIdentity user, CancellationToken cancellationToken) => FindAsync(SeenKey(user.Subject), cancellationToken);

    /// <summary>A user's own conversation with the bot.</summary>
    public Task<TeamsReference?> PersonalAsync(VerifiedIdentity user, CancellationToken cancellationToken) => FindAsync(PersonalKey(user.Subject), cancellationToken);

    private static string SeenKey(string subject) => "seen/" + subject;

    private static string PersonalKey(string subject) => "personal/" + subject;

    private async Task<TeamsReference?> FindAsync(string key, CancellationToken cancellationToken) =>
        TeamsReference.Read(await store.FindAsync(TeamsPlatform.PlatformName, key, cancellationToken).ConfigureAwait(false));

    private async Task SaveAsync(string tenant, string key, TeamsReference reference, CancellationToken cancellationToken)
    {
        var text = reference.ToString();
        if (IsStored(key, text))
        {
            return;
        }

        await store.SaveAsync(new(TeamsPlatform.PlatformName, tenant, key), text, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            if (_saved.Count >= MaxRemembered)
            {
                _saved.Clear();
            }

            _saved[key] = (text, time.GetUtcNow());
        }
    }

    private bool IsStored(string key, string text)
    {
        lock (_lock)
        {
            return _saved.TryGetValue(key, out var saved) && saved.Reference == text && time.GetUtcNow() - saved.At < Fresh;
        }
    }
}
