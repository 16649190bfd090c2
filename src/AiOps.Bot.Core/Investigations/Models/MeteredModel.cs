using AiOps.Bot.Core.Investigations.Models.Spending;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>One model with the budget it works within.</summary>
/// <param name="Name">As configured.</param>
/// <param name="MaxOutputTokens">What is asked for where the caller says nothing: no answer is without an end.</param>
/// <param name="Price">Null where none is configured.</param>
internal sealed record MeteredModel(string Name, int MaxOutputTokens, ModelPrice? Price, ModelBudget Budget, TimeProvider Time)
{
    /// <summary>What a server adds to each message and tool, in tokens; about what the vendors' chat templates use.</summary>
    private const int TokensPerPart = 8;

    /// <summary>What the price is in.</summary>
    public string Currency { get; init; } = "USD";

    /// <exception cref="ModelFailedException">The budget is spent.</exception>
    public MeteredRequest Begin(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var call = ModelCall.Of(options);
        var wanted = ModelCall.Stripped(options);
        var output = Math.Min(wanted.MaxOutputTokens ?? MaxOutputTokens, MaxOutputTokens);
        var reservation = Budget.Reserve(call, new(InputOf(messages, wanted), output, Price));
        wanted.MaxOutputTokens = reservation.OutputTokens;
        return new(this, reservation, wanted, cancellationToken);
    }

    private static long InputOf(IEnumerable<ChatMessage> messages, ChatOptions options) =>
        TokenEstimate.Of(options.Instructions ?? "")
        + messages.SelectMany(m => m.Contents).Sum(c => TokensPerPart + TokenEstimate.Of(c is TextContent text ? text.Text : CanonicalRequest.Content(c).ToJsonString()))
        + (options.Tools ?? []).Sum(t => TokensPerPart + TokenEstimate.Of(t.Description) + TokenEstimate.Of(t is AIFunctionDeclaration f ? f.JsonSchema.GetRawText() : ""));
}
