using AiOps.Bot.Core.Investigations.Models.Recording;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>What the decorators of all models share.</summary>
/// <param name="Recording">Null where nothing is recorded.</param>
internal sealed record ModelParts(ModelOptions Options, ModelBudget Budget, IRedactor Redactor, ModelRecording? Recording)
{
    public required TimeProvider Time { get; init; }

    public required Random Random { get; init; }

    public required ILogger Logger { get; init; }
}
