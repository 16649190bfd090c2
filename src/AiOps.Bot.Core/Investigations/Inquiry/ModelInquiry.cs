using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Core.Investigations.Narration;
using AiOps.Bot.Core.Investigations.Prompts;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Investigations.Tools;
using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Investigations.Inquiry;

/// <summary>
/// Lets a model ask read-only tools within a budget of answers, calls, tokens and seconds, and keeps of its conclusion only what the evidence bears out. Whatever goes wrong, the
/// deterministic result stands as it was.
/// </summary>
internal sealed partial class ModelInquiry(
    IChatClient model, IPrompts prompts, IEnumerable<IReadTool> tools, IOptions<InvestigationOptions> options, TimeProvider time, ILogger<ModelInquiry> logger,
    IRedactor? redactor = null) : IInquire
{
    private static readonly TimeSpan WidestWindow = TimeSpan.FromDays(31);
    private static readonly TimeSpan BeforeOnset = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestDefault = TimeSpan.FromHours(24);

    private readonly IReadTool[] _tools = [.. tools.OrderBy(t => t.Name, StringComparer.Ordinal)];
    private readonly Prompt _prompt = prompts.For(PromptPurpose.InvestigateIncident);
    private readonly string _name = (model.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? "model";

    public async Task<Investigation> InquireAsync(Investigation investigation, InvestigationContext context, CancellationToken cancellationToken)
    {
        if (investigation.Evidence.IsEmpty)
        {
            return investigation;
        }

        var began = time.GetTimestamp();
        var input = NarrationInput.From(investigation, context.Incident, options.Value.MaxPromptCharacters, redactor?.Of(context.Incident.Id));
        var desk = new ToolDesk(_tools, ScopeOf(investigation, context), input.Book, (options.Value.MaxToolCalls, options.Value.CollectorTimeout, time));
        var call = ModelCalls.For(context.Incident);
        var talk = new InquiryTalk((model, call), _prompt, desk, options.Value);
        var outcome = await TalkAsync(talk, input, context.Incident.Id, cancellationToken);
        var run = new ModelRun(call.Spend.Model ?? _name, talk.Budget.Steps, desk.Calls, talk.Budget.Tokens, time.GetElapsedTime(began), outcome, _prompt.Version) { Spend = call.Spend == ModelSpend.None ? null : call.Spend };
        LogDone(_name, context.Incident.Id, outcome, run.Steps, run.ToolCalls, run.Tokens, run.Elapsed);
        return talk.Answer is { } answer ? Concluded(investigation with { Evidence = desk.Evidence, Model = run }, context, answer, input.Book) : investigation with { Model = run };
    }

    private async Task<string> TalkAsync(InquiryTalk talk, NarrationInput input, IncidentId incident, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.InquiryTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // A client that does not heed its token is left behind, not waited for.
            return await Task.Run(() => talk.RunAsync(input, linked.Token), linked.Token).WaitAsync(linked.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return "it did not answer in time";
        }
        catch (Exception exception)
        {
            // A vendor's message may quote what was sent; its type and our own words say enough.
            LogFailed(_name, incident, exception.GetType().Name);
            return $"it failed ({exception.GetType().Name})";
        }
    }

    private static Investigation Concluded(Investigation investigation, InvestigationContext context, InquiryAnswer answer, EvidenceBook book)
    {
        var concluded = InquiryCheck.Apply(investigation, context.Incident, answer, book);
        var next = answer.NextQuery is { } form ? NextQueries.Of(form, ScopeOf(concluded, context).Frame, book) : null;
        return next is null ? concluded : concluded with { NextQueries = [next, .. concluded.NextQueries.Where(q => q.Id != next.Id).Take(1)] };
    }

    private static ToolScope ScopeOf(Investigation investigation, InvestigationContext context)
    {
        var from = context.Onset - BeforeOnset;
        var to = from + LongestDefault < context.Now ? from + LongestDefault : context.Now;
        return new(new QueryFrame(context.Now, new(from, to > from ? to : context.Now), WidestWindow, [context.Incident.Account]), context, investigation.Evidence);
    }

    [LoggerMessage(3025, LogLevel.Information, "Model {Model} looked into {IncidentId}: {Outcome}; {Steps} answers, {Calls} tool calls, {Tokens} tokens in {Elapsed}")]
    private partial void LogDone(string model, IncidentId incidentId, string outcome, int steps, int calls, long tokens, TimeSpan elapsed);

    [LoggerMessage(3026, LogLevel.Warning, "Model {Model} failed to look into {IncidentId} ({Error}); the deterministic result stands")]
    private partial void LogFailed(string model, IncidentId incidentId, string error);
}
