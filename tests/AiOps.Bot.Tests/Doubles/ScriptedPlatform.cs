using System.Collections.Concurrent;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>A chat platform in memory that keeps what it was told and answers as the test wants.</summary>
internal sealed class ScriptedPlatform(string name = "slack") : IChatPlatform
{
    private int _last;

    /// <summary>What every sending ends with; null = sent.</summary>
    public Func<SendResult?> Fault { get; set; } = () => null;

    public Func<VerifiedIdentity, ChatStanding> Standing { get; set; } = _ => ChatStanding.Member;

    public Func<VerifiedIdentity, string?> Zone { get; set; } = _ => null;

    /// <summary>Every sending that came through, in order: post, edit, reply, home.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>What people see: the card of each message.</summary>
    public ConcurrentDictionary<string, Card> Messages { get; } = new();

    public ConcurrentDictionary<string, string> Keys { get; } = new();

    public ConcurrentQueue<OutgoingReply> Replies { get; } = new();

    public ConcurrentDictionary<string, HomeView> Homes { get; } = new();

    public int Tried { get; private set; }

    public string Name => name;

    public Task<SendResult> PostAsync(ConversationRef conversation, string key, Card card, CancellationToken cancellationToken) => SendAsync(() =>
    {
        var message = Keys.GetOrAdd(key + conversation, _ => $"m{Interlocked.Increment(ref _last)}");
        Messages[message] = card;
        Log.Enqueue($"post {card.Incident}");
        return message;
    });

    public Task<SendResult> EditAsync(ConversationRef conversation, string message, Card card, CancellationToken cancellationToken) => SendAsync(() =>
    {
        Messages[message] = card;
        Log.Enqueue($"edit {card.Incident}");
        return message;
    });

    public Task<SendResult> ReplyAsync(OutgoingReply reply, CancellationToken cancellationToken) => SendAsync(() =>
    {
        Replies.Enqueue(reply);
        Log.Enqueue($"reply {reply.Id}");
        return reply.Id;
    });

    public Task<SendResult> ShowHomeAsync(VerifiedIdentity user, HomeView view, CancellationToken cancellationToken) => SendAsync(() =>
    {
        Homes[user.Subject] = view;
        Log.Enqueue($"home {user.Subject}");
        return "home";
    });

    public Task<ChatStanding> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken) => Task.FromResult(Standing(user));

    public Task<string?> ZoneAsync(VerifiedIdentity user, CancellationToken cancellationToken) => Task.FromResult(Zone(user));

    private Task<SendResult> SendAsync(Func<string> send)
    {
        Tried++;
        return Task.FromResult(Fault() ?? SendResult.Sent(send()));
    }
}
