using AiOps.Bot.Core.Questions;
using AiOps.Bot.Endpoints.Documents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.Endpoints;

/// <summary>Questions about recent logs.</summary>
internal static class QuestionRoutes
{
    public static void MapQuestions(this IEndpointRouteBuilder api) =>
        api.MapPost("/ask", AskAsync).WithName("Ask").WithSummary("Ask about recent logs and incidents").ProducesProblem(400);

    private static async Task<Results<Ok<AnswerDocument>, ProblemHttpResult>> AskAsync(
        QuestionRequest request, IAnswerQuestion answers, TimeProvider time, CancellationToken cancellationToken)
    {
        var read = QuestionReading.Read(request.Question, request.Since, time.GetUtcNow());
        return read.Question is { } question
            ? TypedResults.Ok(AnswerDocuments.Document(await answers.AskAsync(QuestionReading.With(question, request.Earlier, request.Confirmed), cancellationToken)))
            : Problems.Of(400, "Not a question", read.Fault ?? "");
    }
}
