using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Aws.Actions;

/// <summary>Looks in the log whether a job does again what it is for: the line's shape of before, or an error of the same program.</summary>
internal sealed class CrontabEffect(AwsReadAccount account, ILogParser parser, ILogTemplates templates, TimeProvider time)
{
    private const int MostPages = 20;

    public async Task<VerifyResult> CheckAsync(Remediation remediation, CancellationToken cancellationToken)
    {
        var parameters = remediation.Request.Parameters;
        var (program, template) = (parameters[CrontabParameters.EffectProgram], parameters[CrontabParameters.EffectTemplate]);
        if (parameters[CrontabParameters.EffectGroup].Length == 0 || template.Length == 0)
        {
            return new VerifyResult.Verified("the line reads as approved; which log would show the job's effect is not known");
        }

        string? error = null;
        var pages = 0;
        await foreach (var page in account.Logs.FilterLogEventsAsync(Query(remediation), cancellationToken))
        {
            foreach (var item in page)
            {
                var parsed = parser.Parse(item.Message, item.Timestamp);
                if (IsEffect(parsed, program, template))
                {
                    return new VerifyResult.Verified($"the effect is back: {EvidenceText.Cut(item.Message, 500)}");
                }

                error = IsError(parsed, program, template) ? item.Message : error;
            }

            if (++pages >= MostPages)
            {
                break;
            }
        }

        return error is null
            ? new VerifyResult.Pending($"the line reads as approved; {parameters[CrontabParameters.EffectGroup]} shows no effect yet, and cron runs the job at its next turn")
            : new VerifyResult.Unverified($"the line is corrected and the job still fails: {EvidenceText.Cut(error, 1_000)}");
    }

    private LogEventQuery Query(Remediation remediation)
    {
        // Syslog has whole seconds, and hosts' clocks differ a little.
        var from = (remediation.Execution?.StartedAt ?? remediation.ProposedAt).AddSeconds(-1);
        var stream = remediation.Request.Parameters[CrontabParameters.EffectStream];
        return new LogEventQuery(remediation.Request.Parameters[CrontabParameters.EffectGroup], from, time.GetUtcNow().AddMinutes(1))
        {
            Streams = AwsNames.IsInstance(stream) ? [stream] : [],
            PageSize = 1_000,
        };
    }

    private bool IsEffect(ParsedLog parsed, string program, string template) => IsOf(parsed, program) && LineShape.Of(parsed, templates) == template;

    /// <summary>An error of the same program, or the very call refused: a program as large as an AWS service has errors of many callers.</summary>
    private static bool IsError(ParsedLog parsed, string program, string template) => program.Length > 0 && IsOf(parsed, program)
        && (LineShape.OfWhatWasRefused(parsed) is { } wanted ? wanted == template : parsed.Severity >= LogSeverity.Error);

    private static bool IsOf(ParsedLog parsed, string program) => program.Length == 0 || parsed.Program == program;
}
