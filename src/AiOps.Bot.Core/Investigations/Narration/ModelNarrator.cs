using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Core.Investigations.Prompts;
using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>
/// Lets a model put an investigation into words, within a budget of time and size, and keeps of them only what the evidence bears out. Whatever goes wrong, the
/// deterministic card stands by itself.
/// </summary>
internal sealed partial class ModelNarrator(
    IChatClient model, IPrompts prompts, IOptions<InvestigationOptions> options, TimeProvider time, ILogger<ModelNarrator> logger, IRedactor? redactor = null) : INarrator
{
    private readonly Prompt _prompt = prompts.For(PromptPurpose.NarrateIncident);
    private readonly string _name = (model.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? "model";

    public async Task<Narrative?> NarrateAsync(Investigation investigation, Incident incident, CancellationToken cancellationToken)
    {
        if (investigation.Evidence.IsEmpty)
        {
            return null;
        }

        using var limit = new CancellationTokenSource(options.Value.NarrationTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var input = NarrationInput.From(investigation, incident, options.Value.MaxPromptCharacters, redactor?.Of(incident.Id));
            var call = ModelCalls.For(incident);
            var answer = await AskAsync(input, call, linked.Token).WaitAsync(linked.Token);
            return answer is null ? null : Priced(Check(answer, input, incident.Id), call.Spend);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            LogTooSlow(_name, incident.Id, options.Value.NarrationTimeout);
            return null;
        }
        catch (Exception exception)
        {
            // A vendor's message may quote what was sent; its type and our own words say enough.
            LogFailed(_name, incident.Id, exception.GetType().Name, StatusOf(exception));
            return null;
        }
    }

    /// <returns>Null where the answer is longer than is read.</returns>
    private async Task<string?> AskAsync(NarrationInput input, ModelCall call, CancellationToken cancellationToken)
    {
        var messages = _prompt.Render(new Dictionary<string, string> { [PromptInputs.Incident] = input.Incident, [PromptInputs.Evidence] = input.Evidence });
        var settings = new ChatOptions
        {
            Temperature = _prompt.Settings.Temperature,
            MaxOutputTokens = _prompt.Settings.MaxTokens,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(ModelAnswer.Schema, "narrative"),
        };
        var reply = await BoundedReply.ReadAsync(model, messages, (call.On(settings), options.Value.MaxAnswerCharacters), cancellationToken);
        if (!reply.IsWhole)
        {
            LogTooLong(_name, options.Value.MaxAnswerCharacters);
            return null;
        }

        return reply.Text;
    }

    private Narrative? Check(string answer, NarrationInput input, IncidentId incident)
    {
        if (ModelAnswer.Parse(answer) is not { } claims)
        {
            LogMalformed(_name, incident, answer.Length);
            return null;
        }

        var (kept, cut) = CitationCheck.Check(claims, input.Book.Quotable);
        if (cut > 0)
        {
            LogCut(cut, claims.Count, _name, incident);
        }

        return kept.IsEmpty ? null : new Narrative(_name, kept, cut) { Prompt = _prompt.Version };
    }

    /// <summary>With what it took, and the model of the chain that answered.</summary>
    private static Narrative? Priced(Narrative? narrative, ModelSpend spend) =>
        narrative is null || spend == ModelSpend.None ? narrative : narrative with { Model = spend.Model ?? narrative.Model, Spend = spend };

    private static int? StatusOf(Exception exception) => exception is HttpRequestException { StatusCode: { } status } ? (int)status : null;

    [LoggerMessage(3020, LogLevel.Warning, "Model {Model} did not narrate {IncidentId} within {Limit}; the card goes without")]
    private partial void LogTooSlow(string model, IncidentId incidentId, TimeSpan limit);

    [LoggerMessage(3021, LogLevel.Warning, "Model {Model} failed to narrate {IncidentId} ({Error}, HTTP {Status}); the card goes without")]
    private partial void LogFailed(string model, IncidentId incidentId, string error, int? status);

    [LoggerMessage(3022, LogLevel.Warning, "Model {Model} answered more than {Limit} characters; the rest was not read and the answer is not used")]
    private partial void LogTooLong(string model, int limit);

    [LoggerMessage(3023, LogLevel.Warning, "Model {Model} answered {IncidentId} in another form than asked for ({Length} characters); the answer is not used")]
    private partial void LogMalformed(string model, IncidentId incidentId, int length);

    [LoggerMessage(3024, LogLevel.Information, "Cut {Cut} of {Claims} claims of model {Model} about {IncidentId}: the evidence does not bear them out")]
    private partial void LogCut(int cut, int claims, string model, IncidentId incidentId);
}
