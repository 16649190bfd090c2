using System.Text.Json;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Teams.Api;

/// <summary>What the connector answered.</summary>
/// <param name="Status">The HTTP status; 0 where there was no answer, or nothing was sent.</param>
/// <param name="Code">The connector's own word for the fault; empty where there is none.</param>
/// <param name="RetryAfter">How long it wants to be left alone, where it said so.</param>
/// <param name="Fault">For people, where the connector was not asked at all.</param>
internal sealed record ConnectorAnswer(int Status, string Code, JsonElement? Body, TimeSpan? RetryAfter, string Fault = "")
{
    public static ConnectorAnswer NotSent(string fault, TimeSpan? after = null) => new(0, "", null, after, fault);

    public static ConnectorAnswer NotAllowed(string fault) => new(401, "", null, null, fault);

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsTooLarge => Status == 413 || Code == "MessageSizeTooBig";

    /// <summary>What Teams asks to be tried again: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.</summary>
    public bool IsPassing => Status is 412 or 429 or 500 or 502 or 503 or 504;

    /// <summary>What it means for a sending.</summary>
    /// <param name="known">The id of the message where it is known already.</param>
    public SendResult AsResult(string? known = null) => this switch
    {
        { IsSuccess: true } => SendResult.Sent(known ?? Body?.TextOf("id") ?? Body?.TextOf("activityId") ?? ""),
        { Status: 0 } => SendResult.Later(Fault, RetryAfter),
        { IsPassing: true } => SendResult.Later($"the Bot connector answered {Described}", RetryAfter),
        { Status: 401 } => SendResult.Refused(Fault.Length > 0 ? Fault : "the Bot connector does not take the bot's token: check Chat:Teams:AppId, AppSecret and TenantId, and that the Azure Bot has the Teams channel"),
        { Status: 403 or 404 or 410 } => SendResult.Gone($"the Bot connector answered {Described}: the conversation or message was deleted, or the bot was removed from it"),
        _ => SendResult.Refused($"the Bot connector answered {Described}"),
    };

    private string Described => Code.Length > 0 ? $"{Status} {Code}" : $"{Status}";
}
